package org.limbeck.ui.palette;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.Window;
import org.apache.commons.text.similarity.FuzzyScore;

/** Finds any action by a few letters of its name, and does it: type, arrows, Enter; Escape leaves. */
public final class CommandPalette {
    private static final double WIDTH = 560;
    private static final double ROW = 32;
    private static final int ROWS = 10;
    private static final FuzzyScore SCORE = new FuzzyScore(Locale.ROOT);

    private final List<Command> commands;
    private final Popup popup = new Popup();
    private final TextField query = new TextField();
    private final ListView<Command> found = new ListView<>();

    public CommandPalette(List<Command> commands) {
        this.commands = List.copyOf(commands);
        query.setId("palette-query");
        query.setPromptText("What do you want to do?");
        query.textProperty().addListener((property, was, is) -> search(is));
        query.addEventFilter(KeyEvent.KEY_PRESSED, this::steer);
        found.setId("palette-found");
        found.setFocusTraversable(false);
        found.setFixedCellSize(ROW);
        found.setPlaceholder(new Label("No action matches"));
        found.setCellFactory(list -> new Row());
        found.setOnMouseClicked(event -> choose());
        VBox box = new VBox(8, query, found);
        box.getStyleClass().add("palette");
        box.setPrefWidth(WIDTH);
        popup.getContent().add(box);
        popup.setAutoHide(true);
        search("");
    }

    /** Below the top edge of a window, in its middle. */
    public void show(Window owner) {
        popup.show(owner, owner.getX() + (owner.getWidth() - WIDTH) / 2, owner.getY() + 80);
        query.requestFocus();
    }

    private void search(String text) {
        found.getItems().setAll(matching(commands, text));
        found.setPrefHeight(ROW * Math.max(2, Math.min(ROWS, found.getItems().size())) + 4);
        found.getSelectionModel().selectFirst();
        found.scrollTo(0);
    }

    /** Those whose place and name hold all letters of a text in this order: what can be done now, best match first. */
    public static List<Command> matching(List<Command> commands, String text) {
        String letters = text.toLowerCase(Locale.ROOT).replace(" ", "");
        if (letters.isEmpty()) return commands;
        return commands.stream()
                .filter(command -> isIn(letters, (command.place() + command.name()).toLowerCase(Locale.ROOT)))
                .sorted(Comparator.comparing((Command command) -> !command.isPossible())
                        .thenComparingInt(command -> -score(command, text.strip())))
                .toList();
    }

    private static int score(Command command, String text) {
        // The name itself counts more than the menu that it is in.
        return 3 * SCORE.fuzzyScore(command.name(), text) + SCORE.fuzzyScore(command.place(), text);
    }

    private static boolean isIn(String letters, String name) {
        int next = 0;
        for (int i = 0; i < name.length() && next < letters.length(); i++) {
            if (name.charAt(i) == letters.charAt(next)) next++;
        }
        return next == letters.length();
    }

    private void steer(KeyEvent event) {
        int step = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
        if (step != 0) {
            int count = found.getItems().size();
            if (count > 0) {
                int row = Math.floorMod(found.getSelectionModel().getSelectedIndex() + step, count);
                found.getSelectionModel().select(row);
                found.scrollTo(Math.max(0, row - ROWS + 1));
            }
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            choose();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            popup.hide();
            event.consume();
        }
    }

    private void choose() {
        Command command = found.getSelectionModel().getSelectedItem();
        if (command != null && !command.isPossible()) return;
        popup.hide();
        if (command != null) command.run().run();
    }

    private static final class Row extends ListCell<Command> {
        @Override
        protected void updateItem(Command command, boolean empty) {
            super.updateItem(command, empty);
            setText(null);
            setGraphic(empty || command == null ? null : line(command));
        }

        private static HBox line(Command command) {
            Label place = new Label(command.place());
            place.getStyleClass().add("palette-place");
            Label keys = new Label(command.isPossible() ? command.keys() : command.obstacle());
            keys.getStyleClass().add(command.isPossible() ? "palette-keys" : "palette-obstacle");
            keys.setMinWidth(Region.USE_PREF_SIZE);
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            Label name = new Label(command.name());
            if (!command.isPossible()) name.getStyleClass().add("palette-obstacle");
            name.setTooltip(new Tooltip(command.name()));
            HBox line = new HBox(10, name, place, gap, keys);
            line.setAlignment(Pos.CENTER_LEFT);
            return line;
        }
    }
}
