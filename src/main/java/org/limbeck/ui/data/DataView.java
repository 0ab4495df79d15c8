package org.limbeck.ui.data;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.apache.commons.lang3.StringUtils;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.limbeck.data.page.DatasetPage;
import org.limbeck.data.page.Split;
import org.limbeck.ui.feed.Background;
import org.limbeck.ui.widgets.Appearance;
import org.limbeck.ui.widgets.EmptyState;
import org.limbeck.ui.widgets.Fault;
import org.limbeck.ui.widgets.Formats;
import org.limbeck.ui.widgets.Segments;

/** The page of a data set: its examples at the right, class balance and facts at the left. */
public final class DataView extends BorderPane {
    private final DataModel model;
    private final Appearance appearance;
    private final Label title = new Label();
    private final Label count = new Label();
    private final HBox bar = new HBox(10);
    private final BalanceTable balance = new BalanceTable();
    private final FactsPane facts = new FactsPane();
    private final VBox side = new VBox();
    private final SampleGrid images;
    private final PointCloud points = new PointCloud();
    private DatasetPage page;

    /** @param making makes the pictures; closed by whoever made it */
    public DataView(DataModel model, Appearance appearance, Background making) {
        this.model = model;
        this.appearance = appearance;
        images = new SampleGrid(making);
        getStyleClass().add("data-view");
        setId("data-view");
        title.getStyleClass().add("view-title");
        title.setMinWidth(0);
        title.setTooltip(new Tooltip());
        count.getStyleClass().add("field-explanation");
        count.setId("sample-count");
        count.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("view-header");
        build();
        balance.onChoice(model::choose);
        model.stateProperty().addListener(change -> show());
        model.itemsProperty().addListener(change -> showItems());
        appearance.darkProperty().addListener(change -> recolour());
        show();
    }

    private void build() {
        ScrollPane scroll = new ScrollPane(facts);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox.setVgrow(balance, Priority.ALWAYS);
        scroll.setMinHeight(100);
        side.getChildren().setAll(balance, scroll);
        BorderPane.setMargin(points, new Insets(10));
        side.getStyleClass().add("dataset-side");
        side.setPrefWidth(354);
        side.setMinWidth(354);
    }

    private Segments<Split> splits() {
        Segments<Split> segments = new Segments<>();
        segments.setId("splits");
        segments.add(null, "All", "Examples of every split");
        for (Split split : page.balance().splits()) {
            segments.add(
                    split, split.label(), "Only " + split.label().toLowerCase(java.util.Locale.ROOT) + " examples");
        }
        segments.select(model.filterProperty().get().split());
        segments.onChoice(split -> model.choose(split));
        return segments;
    }

    private void show() {
        DataModel.State state = model.stateProperty().get();
        page = state.page();
        if (page == null) {
            setTop(null);
            setLeft(null);
            setCenter(state.fault() != null ? fault(state.fault()) : waiting(state));
            return;
        }
        title.setText(state.spec().label());
        title.getTooltip().setText(title.getText());
        bar.getChildren().setAll(title, count, splits());
        balance.show(page, appearance.chartTheme());
        facts.show(page);
        if (page.examples().isOfImages()) images.show(page);
        setTop(bar);
        setLeft(side);
        setCenter(page.examples().isOfImages() ? images : points);
        showItems();
    }

    private static Node waiting(DataModel.State state) {
        if (!state.isReading())
            return new EmptyState(Material2OutlinedAL.IMAGE, "No data set is chosen", "Choose one in the library.");
        ProgressIndicator busy = new ProgressIndicator();
        busy.setMaxSize(36, 36);
        return new EmptyState(
                Material2OutlinedAL.IMAGE,
                "Reading " + state.spec().label() + " …",
                "Files are read and split as an experiment would have them.",
                busy);
    }

    private Node fault(Fault fault) {
        Button again = new Button("Try again");
        again.setId("read-again");
        again.setOnAction(event -> model.readAgain());
        String where = fault.where().isEmpty() ? "" : fault.where() + "\n\n";
        EmptyState told = new EmptyState(
                Material2OutlinedAL.ERROR_OUTLINE,
                StringUtils.capitalize(fault.what()),
                where + StringUtils.capitalize(fault.remedy()) + ".",
                again);
        told.setId("data-fault");
        return told;
    }

    private void recolour() {
        if (page == null) return;
        balance.show(page, appearance.chartTheme());
        showItems();
    }

    private void showItems() {
        if (page == null) return;
        int shown = model.itemsProperty().get().size();
        count.setText(Formats.count(shown) + (shown == 1 ? " example" : " examples"));
        if (page.examples().isOfImages()) images.show(model.itemsProperty().get());
        else points.show(page.examples(), model.itemsProperty().get(), appearance.chartTheme());
    }
}
