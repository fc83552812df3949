package dev.anteroom.console.about;

/**
 * One file of a report.
 *
 * @param name of the file in the report
 * @param content as its reader will see it
 */
public record ReportPart(String name, String content) {}
