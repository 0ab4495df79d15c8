package org.limbeck.ui.data;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import javafx.collections.FXCollections;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import org.controlsfx.control.GridView;
import org.limbeck.data.page.DatasetPage;
import org.limbeck.data.page.StoredExamples.Item;
import org.limbeck.ui.feed.Background;
import org.limbeck.ui.widgets.Formats;

/** Examples as pictures; only those in sight exist as nodes, so that tens of thousands scroll. */
final class SampleGrid extends BorderPane {
    private static final double SIDE = 56;
    private static final double GAP = 6;

    private final GridView<Item> grid = new GridView<>(FXCollections.observableArrayList());
    private final Thumbnails thumbnails;
    private final Set<SampleCell> cells = Collections.newSetFromMap(new WeakHashMap<>());
    private DatasetPage page;

    /** @param making makes the pictures */
    SampleGrid(Background making) {
        thumbnails = new Thumbnails(making);
        thumbnails.onArrival(item -> cells.forEach(SampleCell::refresh));
        getStyleClass().add("sample-grid");
        grid.setId("sample-images");
        grid.setCellWidth(SIDE);
        grid.setCellHeight(SIDE);
        grid.setHorizontalCellSpacing(GAP);
        grid.setVerticalCellSpacing(GAP);
        grid.setCellFactory(view -> {
            SampleCell cell = new SampleCell(thumbnails, this::words, SIDE);
            cells.add(cell);
            return cell;
        });
        grid.setFocusTraversable(true);
        grid.addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        grid.setOnMousePressed(event -> grid.requestFocus());
        setCenter(grid);
    }

    private String words(Item item) {
        return page.balance().classes().get(item.label()) + "\n" + item.split().label() + ", number "
                + Formats.count(item.index() + 1L);
    }

    void show(DatasetPage next) {
        page = next;
        grid.getItems().clear();
        thumbnails.show(next.examples());
    }

    void show(List<Item> items) {
        grid.getItems().setAll(items);
        VirtualFlow<?> flow = flow();
        if (flow != null) flow.scrollTo(0);
    }

    private VirtualFlow<?> flow() {
        return grid.lookup(".virtual-flow") instanceof VirtualFlow<?> flow ? flow : null;
    }

    /** Scrolls as lists do. */
    private void press(KeyEvent event) {
        VirtualFlow<?> flow = flow();
        if (flow == null || event.isShortcutDown() || event.isAltDown()) return;
        double row = SIDE + 2 * GAP;
        KeyCode key = event.getCode();
        if (key == KeyCode.DOWN) flow.scrollPixels(row);
        else if (key == KeyCode.UP) flow.scrollPixels(-row);
        else if (key == KeyCode.PAGE_DOWN || key == KeyCode.SPACE) flow.scrollPixels(grid.getHeight() - row);
        else if (key == KeyCode.PAGE_UP) flow.scrollPixels(row - grid.getHeight());
        else if (key == KeyCode.HOME) flow.setPosition(0);
        else if (key == KeyCode.END) flow.setPosition(1);
        else return;
        event.consume();
    }
}
