package dev.anteroom.console.notify;

import java.util.Optional;

/**
 * What an alert says. Plain text, with names that guests chose.
 *
 * @param title how many wait, and where
 * @param body who
 * @param target whom the alert can decide about; empty when it is about several
 */
record AlertContent(String title, String body, Optional<AlertTarget> target) {}
