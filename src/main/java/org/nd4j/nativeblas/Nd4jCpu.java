package org.nd4j.nativeblas;

/**
 * Stands in for a class that DL4J 1.0.0-M2.1 asks by reflection whether oneDNN may be used, but that its own native
 * binding moved elsewhere: without it DL4J silently falls back to code several times slower. See {@code NativeMath}.
 */
public final class Nd4jCpu {
    private Nd4jCpu() {}

    /** What DL4J looks for: {@code Nd4jCpu$Environment.getInstance().isUseMKLDNN()}. */
    public static final class Environment {
        private static final Environment INSTANCE = new Environment();

        private Environment() {}

        public static Environment getInstance() {
            return INSTANCE;
        }

        /** True: the native build that comes with the program contains oneDNN. */
        public boolean isUseMKLDNN() {
            return true;
        }
    }
}
