package org.limbeck.cli.console;

import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the program. */
public final class Version implements IVersionProvider {
    public static String text() {
        String built = Version.class.getPackage().getImplementationVersion();
        return built == null ? "unpackaged" : built;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"Limbeck " + text()};
    }
}
