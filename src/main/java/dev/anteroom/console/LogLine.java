package dev.anteroom.console;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.LayoutBase;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * One event of the log as it is written, without secrets: see {@link Redaction}. Of a failure it
 * keeps the kinds and the places; of its words only those that nobody else can have written. Made
 * by the log library too, for the terminal. Thread-safe.
 */
public final class LogLine extends LayoutBase<ILoggingEvent> {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss,SSS").withZone(ZoneId.systemDefault());
    private static final int MOST_CAUSES = 8;

    private boolean brief;

    /** Writes the message alone, for people. */
    public void setBrief(boolean newBrief) {
        brief = newBrief;
    }

    @Override
    public String doLayout(ILoggingEvent event) {
        String message = Redaction.ofMessage(event.getFormattedMessage());
        if (brief) {
            return message + System.lineSeparator();
        }
        StringBuilder line = new StringBuilder(160);
        line.append(TIME.format(event.getInstant()))
                .append(' ')
                .append(event.getLevel())
                .append(' ')
                .append(event.getThreadName())
                .append(' ')
                .append(event.getLoggerName().substring(event.getLoggerName().lastIndexOf('.') + 1))
                .append(": ")
                .append(message)
                .append(System.lineSeparator());
        append(line, event.getThrowableProxy(), 0);
        return line.toString();
    }

    private static void append(StringBuilder line, @Nullable IThrowableProxy failure, int depth) {
        if (failure == null || depth == MOST_CAUSES) {
            return;
        }
        line.append(depth == 0 ? "" : "Caused by ").append(failure.getClassName());
        String words = Redaction.ofFailure(failure.getClassName(), failure.getMessage());
        line.append(words.isEmpty() ? "" : ": " + words).append(System.lineSeparator());
        int fresh = failure.getStackTraceElementProxyArray().length - failure.getCommonFrames();
        for (int i = 0; i < fresh; i++) {
            line.append("    ")
                    .append(failure.getStackTraceElementProxyArray()[i].getSTEAsString())
                    .append(System.lineSeparator());
        }
        append(line, failure.getCause(), depth + 1);
    }
}
