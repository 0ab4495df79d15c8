package org.limbeck.cli;

/** While it is open, Ctrl+C closes the engine first, so that nothing is half written, and says how to go on. */
final class Interruption implements AutoCloseable {
    private final Thread hook;

    private Interruption(Thread hook) {
        this.hook = hook;
    }

    /** @param resume the command that continues */
    static Interruption closing(Engine engine, Console console, String resume) {
        Thread hook = new Thread(
                () -> {
                    engine.close();
                    console.fault("");
                    console.fault("stopped; continue with: limbeck " + resume);
                },
                "limbeck-stop");
        Runtime.getRuntime().addShutdownHook(hook);
        return new Interruption(hook);
    }

    /** Whether Ctrl+C was pressed; then nothing more is to be written or said. */
    boolean begun() {
        return hook.getState() != Thread.State.NEW;
    }

    @Override
    public void close() {
        if (!begun()) Runtime.getRuntime().removeShutdownHook(hook);
    }
}
