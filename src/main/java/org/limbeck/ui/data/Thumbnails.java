package org.limbeck.ui.data;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.limbeck.data.page.StoredExamples;
import org.limbeck.data.page.StoredExamples.Item;
import org.limbeck.ui.feed.Background;

/** Pictures of examples, made on a background thread and kept while they are looked at. FX thread. */
final class Thumbnails {
    private static final int MOST = 4000;

    private final Background making;
    private final BoundedCache<Item, Image> made = new BoundedCache<>(MOST);
    private final Set<Item> asked = new HashSet<>();
    private StoredExamples examples;
    private Consumer<Item> arrived = item -> {};

    Thumbnails(Background making) {
        this.making = making;
    }

    /** Of other examples from now on. */
    void show(StoredExamples next) {
        examples = next;
        made.clear();
        asked.clear();
    }

    /** @param hears of each picture that was asked for and is there now */
    void onArrival(Consumer<Item> hears) {
        arrived = hears;
    }

    /** Null when it has still to be made; then it will be. */
    Image of(Item item) {
        Image image = made.get(item);
        if (image == null && asked.add(item)) ask(item);
        return image;
    }

    private void ask(Item item) {
        StoredExamples from = examples;
        making.run(() -> make(from, item), image -> {
            if (from != examples) return;
            asked.remove(item);
            made.put(item, image);
            arrived.accept(item);
        });
    }

    private static Image make(StoredExamples from, Item item) {
        int width = from.width();
        int height = from.height();
        WritableImage image = new WritableImage(width, height);
        image.getPixelWriter()
                .setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), from.argb(item), 0, width);
        return image;
    }
}
