package org.limbeck.ui.figures;

import javafx.scene.Scene;
import javafx.stage.Modality;
import javafx.stage.Stage;
import org.limbeck.ui.widgets.Appearance;

/** The window in which charts are exported, in front of the one that shows them. */
public final class ExportDialog {
    private static final double WIDTH = 980;
    private static final double HEIGHT = 640;

    private ExportDialog() {}

    /** FX thread. @param model closed with the dialog */
    public static void show(ExportModel model, Stage owner, Appearance appearance) {
        Stage stage = new Stage();
        Scene scene = new Scene(new ExportView(model, stage::close));
        appearance.dress(scene);
        stage.initOwner(owner);
        stage.initModality(Modality.WINDOW_MODAL);
        stage.setTitle("Export charts");
        stage.getIcons().setAll(owner.getIcons());
        stage.setScene(scene);
        stage.setWidth(between(WIDTH, 0.7 * owner.getWidth(), owner.getWidth() - 40));
        stage.setHeight(between(HEIGHT, 0.8 * owner.getHeight(), owner.getHeight() - 40));
        stage.setMinWidth(720);
        stage.setMinHeight(560);
        stage.setX(owner.getX() + (owner.getWidth() - stage.getWidth()) / 2);
        stage.setY(owner.getY() + (owner.getHeight() - stage.getHeight()) / 2);
        stage.setOnHidden(event -> model.close());
        stage.show();
        scene.lookup("#export-name").requestFocus();
    }

    private static double between(double least, double wanted, double most) {
        return Math.min(most, Math.max(least, wanted));
    }
}
