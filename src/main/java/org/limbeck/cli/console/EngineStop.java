package org.limbeck.cli.console;

/** While it is open, Ctrl+C closes the engine first, so that nothing is half written, and says how to go on. */
public final class EngineStop implements AutoCloseable {
    private final Thread hook;

    private EngineStop(Thread hook) {
        this.hook = hook;
    }

    /** @param resume the command that continues */
    public static EngineStop closing(Engine engine, Console console, String resume) {
        Thread hook = new Thread(
                () -> {
                    engine.close();
                    console.fault("");
                    console.fault("stopped; continue with: limbeck " + resume);
                },
                "limbeck-stop");
        Runtime.getRuntime().addShutdownHook(hook);
        return new EngineStop(hook);
    }

    /** Whether Ctrl+C was pressed; then nothing more is to be written or said. */
    public boolean begun() {
        return hook.getState() != Thread.State.NEW;
    }

    @Override
    public void close() {
        if (!begun()) Runtime.getRuntime().removeShutdownHook(hook);
    }
}
