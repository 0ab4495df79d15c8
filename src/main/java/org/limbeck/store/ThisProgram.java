package org.limbeck.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.limbeck.experiment.provenance.ProgramEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What this program is made of and where it runs. */
final class ThisProgram {
    private static final Logger LOG = LoggerFactory.getLogger(ThisProgram.class);
    private static final String UNKNOWN = "unknown";
    /** Those whose version can change a number, and the one that stores it. */
    private static final Map<String, String> LIBRARIES = Map.of(
            "deeplearning4j", "org.deeplearning4j/deeplearning4j-nn",
            "nd4j", "org.nd4j/nd4j-api",
            "nd4j-native", "org.nd4j/nd4j-native",
            "openblas", "org.bytedeco/openblas",
            "dnnl", "org.bytedeco/dnnl",
            "sqlite-jdbc", "org.xerial/sqlite-jdbc");

    private ThisProgram() {}

    static ProgramEnvironment environment() {
        Properties build = properties("/org/limbeck/build.properties");
        Map<String, String> libraries = new LinkedHashMap<>();
        LIBRARIES.forEach((name, artifact) -> libraries.put(
                name,
                properties("/META-INF/maven/" + artifact + "/pom.properties").getProperty("version", UNKNOWN)));
        return new ProgramEnvironment(
                build.getProperty("version", "development build"),
                build.getProperty("revision", UNKNOWN),
                System.getProperty("java.version") + ", " + System.getProperty("java.vendor"),
                String.join(
                        " ",
                        System.getProperty("os.name"),
                        System.getProperty("os.version"),
                        System.getProperty("os.arch")),
                processor(),
                Runtime.getRuntime().availableProcessors(),
                libraries);
    }

    /** Empty where there is no such resource. */
    private static Properties properties(String resource) {
        Properties properties = new Properties();
        try (InputStream in = ThisProgram.class.getResourceAsStream(resource)) {
            if (in != null) properties.load(in);
        } catch (IOException e) {
            LOG.warn("{} cannot be read", resource, e);
        }
        return properties;
    }

    private static String processor() {
        Path linux = Path.of("/proc/cpuinfo");
        String windows = System.getenv("PROCESSOR_IDENTIFIER");
        if (windows != null) return windows;
        if (!Files.isReadable(linux)) return System.getProperty("os.arch");
        try (Stream<String> lines = Files.lines(linux)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            LOG.warn("{} cannot be read", linux, e);
            return System.getProperty("os.arch");
        }
    }
}
