package org.limbeck.app;

/** Wires the parts, then opens the window or hands over to the command line. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.out.println("Limbeck");
    }
}
