package org.limbeck.check;

/**
 * What one check found.
 *
 * @param name of what was checked
 * @param good whether all is well
 * @param detail what was measured, for people
 */
public record CheckResult(String name, boolean good, String detail) {}
