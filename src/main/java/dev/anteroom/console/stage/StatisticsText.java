package dev.anteroom.console.stage;

import dev.anteroom.console.fx.Texts;
import dev.anteroom.media.LinkStatistics;
import java.util.ArrayList;
import java.util.List;

/** What was measured, in a few short lines. */
final class StatisticsText {
    private StatisticsText() {}

    static String of(Texts texts, LinkStatistics measured) {
        List<String> lines = new ArrayList<>(3);
        if (measured.width() > 0) {
            lines.add(
                    texts.get(
                            "numbers.picture",
                            Integer.toString(measured.width()),
                            Integer.toString(measured.height()),
                            measured.framesPerSecond(),
                            measured.codec()));
        } else {
            lines.add(texts.get("numbers.noPicture"));
        }
        lines.add(texts.get("numbers.traffic", measured.kilobitsPerSecond(), measured.lostShare()));
        if (measured.roundTripMillis() >= 0) {
            lines.add(texts.get("numbers.roundTrip", measured.roundTripMillis()));
        }
        return String.join("\n", lines);
    }
}
