package org.limbeck.app;

import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.Map;

/**
 * Says once, before anything else, that this program's libraries reach native memory, so that newer Java releases do not
 * print a page of warnings at each start. A jar's manifest can allow native libraries and open packages, but has no word
 * for the option {@code --sun-misc-unsafe-memory-access=allow} (Java 24 and newer; JavaCPP 1.5.7 and JavaFX 21 need
 * it), and {@code java -jar} is given no options: it is set here where the virtual machine would have stored it.
 */
final class NativeAccess {
    private static final int FIRST_RELEASE_THAT_WARNS = 24;
    private static final String OPTION = "sun.misc.unsafe.memory.access";

    private NativeAccess() {}

    /**
     * Must run before the first use of {@code sun.misc.Unsafe}, which reads the option once. An option that was given on
     * the command line stays. Started other than from the jar, whose manifest opens the package, the warnings remain.
     */
    static void allow() {
        if (Runtime.version().feature() < FIRST_RELEASE_THAT_WARNS) return;
        if (!Object.class.getModule().isOpen("jdk.internal.misc", NativeAccess.class.getModule())) return;
        try {
            Field saved = Class.forName("jdk.internal.misc.VM").getDeclaredField("savedProps");
            saved.setAccessible(true);
            Map<Object, Object> options = new HashMap<>((Map<?, ?>) saved.get(null));
            if (options.putIfAbsent(OPTION, "allow") == null) saved.set(null, Map.copyOf(options));
        } catch (ReflectiveOperationException e) {
            System.getLogger(NativeAccess.class.getName())
                    .log(System.Logger.Level.DEBUG, "this Java stores its options elsewhere; it may warn of Unsafe", e);
        }
    }
}
