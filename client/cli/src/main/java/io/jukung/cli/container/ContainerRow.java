package io.jukung.cli.container;

import com.google.gson.JsonObject;
import io.jukung.cli.table.PortList;
import io.jukung.cli.table.Texts;
import io.jukung.cli.table.Fields;
import io.jukung.notation.Bytes;
import io.jukung.notation.Durations;
import io.jukung.notation.Timestamps;
import io.jukung.template.Row;
import io.jukung.template.Value;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// One container in the lists that `ps` and `system df` print.
public record ContainerRow(JsonObject json, boolean whole, Clock clock) implements Row {
    private static final List<String> NAMES = List.of("Command", "CreatedAt", "ID", "Image", "Labels", "LocalVolumes", "Mounts", "Names",
            "Networks", "Platform", "Ports", "RunningFor", "Size", "State", "Status");

    @Override
    public Optional<Value> field(String name) {
        if (name.equals("Platform")) return Optional.of(Value.NOTHING);
        return text(name).map(Value::of);
    }

    private Optional<String> text(String name) {
        return switch (name) {
            case "ID" -> Optional.of(whole ? Fields.text(json, "Id") : Texts.brief(Fields.text(json, "Id")));
            case "Image" -> Optional.of(image());
            case "Command" -> Optional.of(Texts.quote(whole ? Fields.text(json, "Command") : Texts.shorten(Fields.text(json, "Command"), 20)));
            case "CreatedAt" -> Optional.of(Timestamps.spoken(created(), ZoneId.systemDefault()));
            case "RunningFor" -> Optional.of(Durations.roughly(Duration.between(created(), clock.instant())) + " ago");
            case "Ports" -> Optional.of(PortList.print(Fields.array(json, "Ports")));
            case "State", "Status" -> Optional.of(Fields.text(json, name));
            case "Size" -> Optional.of(size());
            case "Names" -> Optional.of(shownNames());
            case "Labels" -> Optional.of(Fields.labels(json));
            case "Mounts" -> Optional.of(mounts());
            case "LocalVolumes" -> Optional.of(Integer.toString(localVolumes()));
            case "Networks" -> Optional.of(String.join(",", new TreeSet<>(Fields.object(Fields.object(json, "NetworkSettings"), "Networks").keySet())));
            default -> Optional.empty();
        };
    }

    @Override
    public Optional<Value> call(String name, List<Value> arguments) {
        if (!name.equals("Label") || arguments.size() != 1 || !(arguments.getFirst() instanceof Value.Text(var key))) return Optional.empty();
        return Optional.of(Value.of(Fields.text(Fields.object(json, "Labels"), key)));
    }

    private Instant created() { return Instant.ofEpochSecond(Fields.number(json, "Created")); }

    private String image() {
        var image = Fields.text(json, "Image");
        if (image.isEmpty()) return "<no image>";
        if (whole) return image;
        var id = Fields.text(json, "ImageID");
        if (image.equals(id) || !id.isEmpty() && id.endsWith(":" + image)) return Texts.brief(image);
        int at = image.indexOf('@');
        return at > 0 && image.startsWith("sha256:", at + 1) ? image.substring(0, at) : image;
    }

    private String size() {
        var own = Bytes.decimal(Fields.number(json, "SizeRw"), 3);
        long all = Fields.number(json, "SizeRootFs");
        return all > 0 ? own + " (virtual " + Bytes.decimal(all, 3) + ")" : own;
    }

    private String shownNames() {
        var names = new StringBuilder();
        for (var element : Fields.array(json, "Names")) {
            var name = element.getAsString();
            if (name.startsWith("/")) name = name.substring(1);
            // A name with a slash is a link's: the container is somebody's `db` by it.
            if (!whole && name.indexOf('/') >= 0) continue;
            names.append(names.isEmpty() ? "" : ",").append(name);
        }
        return names.toString();
    }

    private String mounts() {
        var mounts = new ArrayList<String>();
        for (var mount : Fields.array(json, "Mounts")) {
            var name = Fields.text(mount, "Name");
            if (name.isEmpty()) name = Fields.text(mount, "Source");
            mounts.add(whole ? name : Texts.shorten(name, 15));
        }
        return String.join(",", mounts);
    }

    private int localVolumes() {
        int count = 0;
        for (var mount : Fields.array(json, "Mounts")) if (Fields.text(mount, "Driver").equals("local")) count++;
        return count;
    }

    @Override
    public List<String> names() { return NAMES; }

    @Override
    public String rowType() { return "*formatter.ContainerContext"; }
}
