package io.jukung.image;

import io.jukung.image.PullProgress.AlreadyExists;
import io.jukung.image.PullProgress.DownloadComplete;
import io.jukung.image.PullProgress.Downloading;
import io.jukung.image.PullProgress.Extracting;
import io.jukung.image.PullProgress.PullComplete;
import io.jukung.image.PullProgress.Pulling;
import io.jukung.image.PullProgress.PullingFsLayer;
import io.jukung.image.PullProgress.Resolved;
import io.jukung.image.PullProgress.Status;
import io.jukung.image.PullProgress.VerifyingChecksum;
import io.jukung.image.PullProgress.Waiting;
import io.jukung.notation.Bytes;
import io.jukung.oci.Json;
import tools.jackson.databind.node.ObjectNode;

/// Prints a pull's progress as the JSON lines Docker's clients read. A line has no end of its own: the writer adds `\r\n`.
public final class ProgressLines {
    private static final int BAR = 50;

    private ProgressLines() {}

    public static String json(PullProgress progress) {
        return switch (progress) {
            case Pulling(var name, var tag) -> line("Pulling from " + name).put("id", tag).toString();
            case PullingFsLayer(var layer) -> layer("Pulling fs layer", layer);
            case Waiting(var layer) -> layer("Waiting", layer);
            case Downloading(var layer, var current, var total) -> bar("Downloading", layer, current, total);
            case VerifyingChecksum(var layer) -> layer("Verifying Checksum", layer);
            case DownloadComplete(var layer) -> layer("Download complete", layer);
            case Extracting(var layer, var current, var total) -> bar("Extracting", layer, current, total);
            case PullComplete(var layer) -> layer("Pull complete", layer);
            case AlreadyExists(var layer) -> layer("Already exists", layer);
            case Resolved(var digest) -> line("Digest: " + digest).toString();
            case Status(var text) -> line(text).toString();
        };
    }

    private static ObjectNode line(String status) {
        return Json.mapper().createObjectNode().put("status", status);
    }

    private static String layer(String status, String layer) {
        var line = line(status);
        line.putObject("progressDetail");
        return line.put("id", layer).toString();
    }

    private static String bar(String status, String layer, long current, long total) {
        var line = line(status);
        line.putObject("progressDetail").put("current", current).put("total", total);
        return line.put("progress", drawn(current, total)).put("id", layer).toString();
    }

    private static String drawn(long current, long total) {
        if (total <= 0) return "%8s".formatted(Bytes.decimal(current));
        int done = (int) Math.clamp(current * 100 / total / 2, 0, BAR);
        var numbers = current > total ? "%8s".formatted(Bytes.decimal(current)) : "%8s/%s".formatted(Bytes.decimal(current), Bytes.decimal(total));
        return "[" + "=".repeat(done) + ">" + " ".repeat(BAR - done) + "] " + numbers;
    }
}
