package org.limbeck.network.dl4j;

import org.deeplearning4j.config.DL4JSystemProperties;
import org.deeplearning4j.nn.layers.mkldnn.BaseMKLDNNHelper;
import org.limbeck.base.UserError;
import org.limbeck.numeric.ArithmeticCheck;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the native arithmetic with its oneDNN paths and sets how many threads it uses. Called before the first array is
 * made; calling again only changes the number of threads. oneDNN takes that number from the thread that calls it, so a
 * thread compiles the graphs that it runs ({@link GraphCompiler}), or calls this itself.
 *
 * <p>As published, DL4J 1.0.0-M2.1 never loads its oneDNN helpers: a property keeps them off, and the class by which
 * they ask the native library is missing. The property is set here, the class is {@code org.nd4j.nativeblas.Nd4jCpu}.
 */
public final class NativeMath {
    private static final Logger LOG = LoggerFactory.getLogger(NativeMath.class);

    private NativeMath() {}

    /**
     * @param threads for native operations and matrix products, at least 1; results of training depend on it in the last
     *     bits
     * @throws UserError when the native library cannot be loaded, computes wrongly on this processor, or came without
     *     oneDNN
     */
    public static synchronized void initialise(int threads) {
        if (threads < 1) throw new IllegalArgumentException("threads " + threads);
        System.setProperty(DL4JSystemProperties.DISABLE_HELPER_PROPERTY, "false");
        try {
            Nd4j.getEnvironment().setMaxMasterThreads(threads);
            NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threads);
            Nd4j.factory().blas().setMaxThreads(threads);
        } catch (LinkageError | RuntimeException e) {
            throw new UserError(
                    "the native arithmetic library cannot be loaded: " + e.getMessage(),
                    "ND4J",
                    "Use a build for this operating system and processor, and check that the temporary folder is"
                            + " writable",
                    e);
        }
        ArithmeticCheck.require();
        requireOneDnn();
        LOG.debug("native arithmetic: oneDNN, {} threads", threads);
    }

    /** Loads the oneDNN paths, and gives the calling thread the number set last. @throws UserError without oneDNN */
    static synchronized void requireLoaded() {
        System.setProperty(DL4JSystemProperties.DISABLE_HELPER_PROPERTY, "false");
        setThreads();
        requireOneDnn();
    }

    /** For layers that take no oneDNN path of DL4J's; also gives the calling thread the number of threads set last. */
    static synchronized void withoutHelpers() {
        System.setProperty(DL4JSystemProperties.DISABLE_HELPER_PROPERTY, "true");
        setThreads();
    }

    private static void setThreads() {
        NativeOpsHolder.getInstance()
                .getDeviceNativeOps()
                .setOmpNumThreads(Nd4j.getEnvironment().maxMasterThreads());
    }

    /** Threads of native operations, as set last. */
    public static int threads() {
        return Nd4j.getEnvironment().maxMasterThreads();
    }

    /** Whether layers compiled from now on get their oneDNN paths. */
    public static boolean usesOneDnn() {
        return !Boolean.parseBoolean(System.getProperty(DL4JSystemProperties.DISABLE_HELPER_PROPERTY, "true"))
                && BaseMKLDNNHelper.mklDnnEnabled();
    }

    private static void requireOneDnn() {
        if (!usesOneDnn()) {
            throw new UserError(
                    "the oneDNN paths did not load; training would be several times slower",
                    "ND4J",
                    "Use the native build whose name contains onednn, and put nothing before limbeck.jar on the class"
                            + " path");
        }
    }
}
