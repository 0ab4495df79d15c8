package org.limbeck.ui.live;

import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;
import org.limbeck.figure.curve.Smoothing;
import org.limbeck.figure.panel.Line;
import org.limbeck.ui.widgets.Icons;

/** How the lines are drawn: seeds one by one or as mean and band, someone else's curves, smoothing. */
final class LiveOptions extends MenuButton {
    LiveOptions(LiveModel model) {
        super(null, Icons.of(Material2OutlinedMZ.TUNE));
        setId("live-options");
        setAccessibleText("How lines are drawn");
        setTooltip(new Tooltip("How lines are drawn: mean over seeds (Ctrl+G), smoothing (Ctrl+M)"));
        CheckMenuItem grouped = new CheckMenuItem("Mean and band over seeds");
        grouped.setId("group-seeds");
        grouped.setOnAction(
                event -> model.settingsProperty().set(model.settings().withGrouped(grouped.isSelected())));
        grouped.setSelected(model.settings().grouped());
        model.settingsProperty().addListener((property, was, is) -> grouped.setSelected(is.grouped()));
        CheckMenuItem authors = new CheckMenuItem("The authors’ curves, read off by eye (ASC only)");
        authors.setId("authors-curves");
        authors.setOnAction(
                event -> model.settingsProperty().set(model.settings().withLine(Line.AUTHORS, authors.isSelected())));
        model.settingsProperty().addListener((property, was, is) -> authors.setSelected(is.shows(Line.AUTHORS)));
        CustomMenuItem heading = new CustomMenuItem(new Label("Smoothing, with the measured line pale"), false);
        heading.getStyleClass().add("menu-heading");
        getItems().addAll(grouped, authors, new SeparatorMenuItem(), heading);
        ToggleGroup group = new ToggleGroup();
        for (Smoothing smoothing : Smoothing.values()) getItems().add(item(model, smoothing, group));
    }

    private static RadioMenuItem item(LiveModel model, Smoothing smoothing, ToggleGroup group) {
        RadioMenuItem item = new RadioMenuItem(smoothing.label());
        item.setToggleGroup(group);
        item.setSelected(model.settings().smoothing() == smoothing);
        item.setOnAction(event -> model.settingsProperty().set(model.settings().with(smoothing)));
        model.settingsProperty().addListener((property, was, is) -> item.setSelected(is.smoothing() == smoothing));
        return item;
    }
}
