package org.limbeck.app;

import java.nio.file.Path;
import org.limbeck.cli.console.Engine;
import org.limbeck.store.LimbeckEngine;
import org.limbeck.store.LookingEngine;
import org.limbeck.store.LostDatabase;

/** The real workspaces, for commands. */
final class Engines implements Engine.Factory {
    @Override
    public Engine open(Path workspace, int threads) {
        LimbeckEngine engine = LimbeckEngine.open(workspace, threads);
        return new OpenEngine(engine, engine::importTeacher, engine::exportTeacher);
    }

    @Override
    public Engine look(Path workspace, int threads) {
        LookingEngine engine = LimbeckEngine.look(workspace, threads);
        return new OpenEngine(engine, engine.studies()::bringIn, engine::exportTeacher);
    }

    @Override
    public Engine.Rebuilt rebuild(Path workspace) {
        LostDatabase.Rebuilt rebuilt = LimbeckEngine.rebuild(workspace);
        return new Engine.Rebuilt(rebuilt.runs(), rebuilt.teachers(), rebuilt.left());
    }
}
