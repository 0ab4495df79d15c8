package org.limbeck.ui.data;

import java.util.function.Function;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import org.controlsfx.control.GridCell;
import org.limbeck.data.page.StoredExamples.Item;

/** One example as a picture. */
final class SampleCell extends GridCell<Item> {
    private final Thumbnails thumbnails;
    private final Function<Item, String> words;
    private final ImageView view = new ImageView();
    private final Tooltip tooltip = new Tooltip();

    /** @param words what the tooltip says of an example */
    SampleCell(Thumbnails thumbnails, Function<Item, String> words, double side) {
        this.thumbnails = thumbnails;
        this.words = words;
        getStyleClass().add("sample-cell");
        view.setFitWidth(side);
        view.setFitHeight(side);
        view.setPreserveRatio(true);
        // Small images are drawn pixel by pixel, not blurred.
        view.setSmooth(false);
        setGraphic(view);
    }

    @Override
    protected void updateItem(Item item, boolean empty) {
        super.updateItem(item, empty);
        boolean present = !empty && item != null;
        view.setImage(present ? thumbnails.of(item) : null);
        setTooltip(present ? tooltip : null);
        if (present) tooltip.setText(words.apply(item));
    }

    /** Its picture may have come. */
    void refresh() {
        if (getItem() != null && view.getImage() == null) view.setImage(thumbnails.of(getItem()));
    }
}
