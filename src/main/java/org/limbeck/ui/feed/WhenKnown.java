package org.limbeck.ui.feed;

import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.value.ObservableValue;

/** Does something once what it needs has been seen. FX thread. */
public final class WhenKnown {
    private WhenKnown() {}

    /** Now, or after the first change with which it is found. @param find null while it is not there */
    public static <T> void of(ObservableValue<?> changing, Supplier<T> find, Consumer<T> then) {
        T known = find.get();
        if (known != null) {
            then.accept(known);
            return;
        }
        changing.addListener(new InvalidationListener() {
            @Override
            public void invalidated(Observable property) {
                T found = find.get();
                if (found == null) return;
                changing.removeListener(this);
                then.accept(found);
            }
        });
    }
}
