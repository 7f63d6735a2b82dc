package io.jukung.engine.life;

import io.jukung.base.Problem;
import io.jukung.engine.ContainerRecord;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;

/// The containers that are known, by id and by name. A record is on disk before it is seen here.
final class Registry {
    private final ConcurrentSkipListMap<String, Live> byId = new ConcurrentSkipListMap<>();
    private final ConcurrentMap<String, String> idByName = new ConcurrentHashMap<>();
    private final ContainerFolders folders;

    Registry(ContainerFolders folders) {
        this.folders = folders;
    }

    /// @throws Problem.NotFound if nothing goes by that name; Problem.Invalid if several ids begin with it
    Live get(String name) {
        return find(name.startsWith("/") ? name.substring(1) : name)
                .orElseThrow(() -> new Problem.NotFound("No such container: " + name, "list all containers: jukung ps -a"));
    }

    private Optional<Live> find(String name) {
        if (name.isEmpty()) return Optional.empty();
        var exact = byId.get(name);
        if (exact != null) return Optional.of(exact);
        var named = idByName.get(name);
        if (named != null) return Optional.ofNullable(byId.get(named));
        var from = byId.ceilingEntry(name);
        if (from == null || !from.getKey().startsWith(name)) return Optional.empty();
        var next = byId.higherKey(from.getKey());
        if (next != null && next.startsWith(name)) {
            throw new Problem.Invalid("multiple IDs found with provided prefix: " + name, "type more of the id");
        }
        return Optional.of(from.getValue());
    }

    List<Live> all() {
        return byId.values().stream().sorted(Comparator.comparing((Live live) -> live.record.created()).reversed()).toList();
    }

    boolean taken(String name) {
        return idByName.containsKey(name);
    }

    /// Holds a name for an id.
    /// @throws Problem.Conflict in Docker's words if another has it
    void claim(String name, String id) {
        var holder = idByName.putIfAbsent(name, id);
        if (holder != null && !holder.equals(id)) {
            throw new Problem.Conflict("Conflict. The container name \"/" + name + "\" is already in use by container \"" + holder
                    + "\". You have to remove (or rename) that container to be able to reuse that name.",
                    "remove it: jukung rm -f " + name + ", or choose another --name");
        }
    }

    void free(String name, String id) {
        idByName.remove(name, id);
    }

    /// What was read back at the start.
    Live restore(ContainerRecord record) {
        claim(record.name(), record.id());
        var live = new Live(record);
        byId.put(record.id(), live);
        return live;
    }

    Live add(ContainerRecord record) throws IOException {
        try {
            folders.save(record);
        } catch (IOException e) {
            // half a folder would be found, or never be found, by the next engine
            try {
                folders.delete(record.id());
            } catch (IOException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
        var live = new Live(record);
        byId.put(record.id(), live);
        return live;
    }

    /// Disk first, then everybody sees it.
    void set(Live live, ContainerRecord record) throws IOException {
        folders.save(record);
        live.record = record;
    }

    void remove(Live live) throws IOException {
        folders.delete(live.record.id());
        byId.remove(live.record.id());
        free(live.record.name(), live.record.id());
    }
}
