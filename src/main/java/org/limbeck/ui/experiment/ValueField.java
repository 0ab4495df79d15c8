package org.limbeck.ui.experiment;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Control;
import javafx.scene.control.TextField;
import org.controlsfx.control.CheckComboBox;
import org.controlsfx.control.IndexedCheckModel;
import org.limbeck.experiment.draft.SpecField;

/** Takes one or several values of a method's field: text with commas, or, where the values can be listed, ticks. */
interface ValueField {
    Control control();

    /** @param text values with commas between them */
    void show(String text);

    /** @param changed hears what a person has entered, as a text with commas */
    static ValueField of(SpecField field, Consumer<String> changed) {
        return field.choices().isEmpty() ? new Typed(changed) : new Ticked(field.choices(), changed);
    }

    /** Free text. */
    final class Typed implements ValueField {
        private final TextField text = new TextField();

        Typed(Consumer<String> changed) {
            text.setPrefWidth(74);
            text.textProperty().addListener((property, was, is) -> changed.accept(is));
        }

        @Override
        public Control control() {
            return text;
        }

        @Override
        public void show(String now) {
            if (!now.equals(text.getText())) text.setText(now);
        }
    }

    /** Any of the known values. */
    final class Ticked implements ValueField {
        private final CheckComboBox<String> box = new CheckComboBox<>();
        private boolean updating;

        Ticked(List<String> choices, Consumer<String> changed) {
            box.getItems().setAll(choices);
            box.setPrefWidth(150);
            ListChangeListener<String> hear = change -> {
                if (!updating) changed.accept(String.join(", ", ticked()));
            };
            box.getCheckModel().getCheckedItems().addListener(hear);
        }

        private List<String> ticked() {
            IndexedCheckModel<String> model = box.getCheckModel();
            return box.getItems().stream().filter(model::isChecked).toList();
        }

        @Override
        public Control control() {
            return box;
        }

        @Override
        public void show(String text) {
            List<String> wanted = Stream.of(text.split(",")).map(String::strip).toList();
            if (wanted.equals(ticked())) return;
            updating = true;
            box.getCheckModel().clearChecks();
            wanted.stream().filter(box.getItems()::contains).forEach(box.getCheckModel()::check);
            updating = false;
        }
    }
}
