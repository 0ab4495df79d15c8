package org.limbeck.ui.welcome;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import org.limbeck.ui.widgets.Icons;

/** An empty workspace's first page: what Limbeck does in three pictures, and the demo experiment one click away. */
public final class WelcomeView extends StackPane {
    /**
     * @param starting whether the demo has been asked for and is being queued
     * @param readOnly whether another program works in the workspace, so that nothing can be started
     */
    public WelcomeView(Image logo, Runnable startDemo, ObservableBooleanValue starting, boolean readOnly) {
        getStyleClass().add("welcome");
        setId("welcome");
        ImageView logoView = new ImageView(logo);
        logoView.setFitHeight(88);
        logoView.setPreserveRatio(true);
        logoView.setSmooth(true);
        Label title = label("Limbeck", "welcome-title");
        Label subtitle =
                label("Watch a small network learn from a large one, and see why it works.", "welcome-subtitle");
        HBox cards = new HBox(
                16,
                card(
                        Material2OutlinedAL.INSIGHTS,
                        "Complexity",
                        "How hard the teacher's predictions are for the student's own tangent kernel."),
                card(
                        Material2OutlinedAL.BAR_CHART,
                        "Margin",
                        "How clearly the student separates the classes that the teacher teaches."),
                card(
                        Material2OutlinedMZ.TRENDING_UP,
                        "Accuracy",
                        "What the student gets right on the test set, with and without a teacher."));
        cards.setAlignment(Pos.CENTER);
        cards.setMaxWidth(780);
        Label promise = label(
                "Three small students learn to tell generated images apart: from a teacher that is always as far trained"
                        + " as they are, from the finished one, and from the labels alone. The teacher comes with the"
                        + " program; the first points appear within seconds, all of it takes about a minute and needs no"
                        + " download.",
                "welcome-promise");
        promise.setMaxWidth(560);
        VBox page = new VBox(logoView, title, subtitle, cards, start(startDemo, starting, readOnly), promise);
        page.setAlignment(Pos.CENTER);
        page.getStyleClass().add("welcome-page");
        ScrollPane scroll = new ScrollPane(page);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.getStyleClass().add("edge-to-edge");
        getChildren().add(scroll);
    }

    private static Button start(Runnable startDemo, ObservableBooleanValue starting, boolean readOnly) {
        Button start = new Button();
        start.setId("start-demo");
        start.textProperty().bind(Bindings.when(starting).then("Starting …").otherwise("Start the demo experiment"));
        start.disableProperty().bind(Bindings.createBooleanBinding(() -> readOnly || starting.get(), starting));
        start.setGraphic(Icons.of(Material2OutlinedMZ.PLAY_ARROW, "on-accent"));
        start.getStyleClass().addAll("accent", "large", "start-demo");
        start.setDefaultButton(true);
        start.setTooltip(new Tooltip("Queues the demo and opens its charts (Ctrl+D)"));
        start.setOnAction(event -> startDemo.run());
        return start;
    }

    private static Node card(Ikon ikon, String title, String text) {
        Label words = label(text, "card-text");
        VBox card = new VBox(6, Icons.of(ikon, "accent", "card-icon"), label(title, "card-title"), words);
        card.getStyleClass().add("welcome-card");
        card.setPrefWidth(250);
        HBox.setHgrow(card, Priority.ALWAYS);
        return card;
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        return label;
    }
}
