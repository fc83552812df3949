package dev.anteroom.media;

import dev.onvoid.webrtc.RTCStats;
import dev.onvoid.webrtc.RTCStatsReport;
import dev.onvoid.webrtc.RTCStatsType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the library's reports into numbers, and remembers the report before for the rates. */
final class LinkMeasure {
    private long lastMicros;
    private long lastBytes;
    private long lastLost;
    private long lastPackets;

    /** Measures a report of this link. */
    LinkStatistics since(RTCStatsReport report) {
        Sums sums = new Sums();
        for (RTCStats each : report.getStats().values()) {
            sums.add(each, report.getStats());
        }
        double seconds = (report.getTimestamp() - lastMicros) / 1e6;
        double kilobits =
                lastMicros == 0 || seconds <= 0
                        ? 0
                        : Math.max(0, sums.bytes - lastBytes) * 8 / 1000.0 / seconds;
        long lost = Math.max(0, sums.lost - lastLost);
        long all = lost + Math.max(0, sums.packets - lastPackets);
        lastMicros = report.getTimestamp();
        lastBytes = sums.bytes;
        lastLost = sums.lost;
        lastPackets = sums.packets;
        return new LinkStatistics(
                sums.width,
                sums.height,
                sums.framesPerSecond,
                kilobits,
                sums.lost,
                all == 0 ? 0 : (double) lost / all,
                sums.roundTripMillis,
                sums.frames,
                sums.audioLevel,
                sums.codec);
    }

    private static final class Sums {
        private int width;
        private int height;
        private double framesPerSecond;
        private long bytes;
        private long packets;
        private long lost;
        private long frames;
        private double roundTripMillis = -1;
        private double audioLevel;
        private String codec = "";

        void add(RTCStats stats, Map<String, RTCStats> all) {
            Map<String, Object> values = stats.getAttributes();
            switch (stats.getType()) {
                case INBOUND_RTP -> {
                    stream(values, all, "framesDecoded", "bytesReceived", "packetsReceived");
                    lost += Math.max(0, number(values, "packetsLost").longValue());
                }
                case OUTBOUND_RTP ->
                        stream(values, all, "framesEncoded", "bytesSent", "packetsSent");
                case REMOTE_INBOUND_RTP ->
                        lost += Math.max(0, number(values, "packetsLost").longValue());
                case MEDIA_SOURCE -> level(values);
                case CANDIDATE_PAIR -> roundTrip(values);
                default -> {}
            }
        }

        private void stream(
                Map<String, Object> values,
                Map<String, RTCStats> all,
                String framesKey,
                String bytesKey,
                String packetsKey) {
            bytes += number(values, bytesKey).longValue();
            packets += number(values, packetsKey).longValue();
            if ("video".equals(values.get("kind"))) {
                width = number(values, "frameWidth").intValue();
                height = number(values, "frameHeight").intValue();
                framesPerSecond = number(values, "framesPerSecond").doubleValue();
                frames += number(values, framesKey).longValue();
                codec = codec(values.get("codecId"), all);
            } else {
                level(values);
            }
        }

        private void level(Map<String, Object> values) {
            audioLevel = Math.max(audioLevel, number(values, "audioLevel").doubleValue());
        }

        private void roundTrip(Map<String, Object> values) {
            if (Boolean.TRUE.equals(values.get("nominated"))
                    && values.containsKey("currentRoundTripTime")) {
                roundTripMillis = number(values, "currentRoundTripTime").doubleValue() * 1000;
            }
        }

        private static String codec(@Nullable Object id, Map<String, RTCStats> all) {
            RTCStats stats = id == null ? null : all.get(id.toString());
            if (stats == null || stats.getType() != RTCStatsType.CODEC) {
                return "";
            }
            Object mime = stats.getAttributes().get("mimeType");
            return mime == null ? "" : mime.toString().replaceFirst("^video/", "");
        }

        private static Number number(Map<String, Object> values, String key) {
            return values.get(key) instanceof Number number ? number : Integer.valueOf(0);
        }
    }
}
