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

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyStopping) {
            // The hook is running: the program ends with it.
            Thread.currentThread().interrupt();
        }
    }
}
