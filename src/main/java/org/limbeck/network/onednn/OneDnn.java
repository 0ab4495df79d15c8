package org.limbeck.network.onednn;

import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.Loader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether oneDNN itself can be called here. Its library exists for Intel and AMD processors; elsewhere, and when the
 * system property {@value #SWITCH} is {@code off}, networks are trained through DL4J's layers.
 */
public final class OneDnn {
    /** {@code off} trains without direct calls. */
    public static final String SWITCH = "limbeck.onednn";

    private static final Logger LOG = LoggerFactory.getLogger(OneDnn.class);

    private OneDnn() {}

    /** Whether direct calls are possible and wanted. */
    public static boolean available() {
        return !"off".equals(System.getProperty(SWITCH)) && Native.LOADED;
    }

    static engine engine() {
        return Native.ENGINE;
    }

    /** Loaded once, at the first question. */
    private static final class Native {
        static final boolean LOADED = load();
        static final engine ENGINE = LOADED ? new engine(dnnl.dnnl_cpu, 0) : null;

        private static boolean load() {
            try {
                Loader.load(dnnl.class);
                LOG.debug("oneDNN, instructions {}", dnnl.dnnl_get_effective_cpu_isa());
                return true;
            } catch (LinkageError e) {
                LOG.info("oneDNN cannot be called directly here, training takes DL4J's layers: {}", e.getMessage());
                return false;
            }
        }
    }
}
