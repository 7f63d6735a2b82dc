package io.jukung.oci;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;

/// A container as an OCI runtime is told of it: the `config.json` of a bundle (runtime-spec 1.0).
/// Field names are those of the specification; empty collections and absent values are left out when written.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RuntimeSpec(
        String ociVersion,
        Process process,
        Root root,
        Optional<String> hostname,
        Optional<String> domainname,
        List<Mount> mounts,
        Optional<Hooks> hooks,
        Map<String, String> annotations,
        LinuxSpec linux) {
    public static final String VERSION = "1.0.2";

    public RuntimeSpec {
        ociVersion = Keep.text(ociVersion);
        hostname = Keep.maybe(hostname);
        domainname = Keep.maybe(domainname);
        mounts = Keep.list(mounts);
        hooks = Keep.maybe(hooks);
        annotations = Keep.map(annotations);
        linux = linux == null ? LinuxSpec.EMPTY : linux;
    }

    public record Root(String path, boolean readonly) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Mount(String destination, String type, String source, List<String> options) {
        public Mount {
            type = Keep.text(type);
            source = Keep.text(source);
            options = Keep.list(options);
        }
    }

    /// The process to run. An exec is told by this part alone.
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Process(
            boolean terminal,
            Optional<Size> consoleSize,
            User user,
            List<String> args,
            List<String> env,
            String cwd,
            Optional<Capabilities> capabilities,
            List<Rlimit> rlimits,
            boolean noNewPrivileges,
            Optional<String> apparmorProfile,
            Optional<String> selinuxLabel,
            Optional<Integer> oomScoreAdj) {
        public Process {
            consoleSize = Keep.maybe(consoleSize);
            user = user == null ? new User(0, 0, List.of(), Optional.empty()) : user;
            args = Keep.list(args);
            env = Keep.list(env);
            cwd = cwd == null || cwd.isEmpty() ? "/" : cwd;
            capabilities = Keep.maybe(capabilities);
            rlimits = Keep.list(rlimits);
            apparmorProfile = Keep.maybe(apparmorProfile);
            selinuxLabel = Keep.maybe(selinuxLabel);
            oomScoreAdj = Keep.maybe(oomScoreAdj);
        }
    }

    public record Size(int height, int width) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record User(long uid, long gid, List<Long> additionalGids, Optional<Integer> umask) {
        public User {
            additionalGids = Keep.list(additionalGids);
            umask = Keep.maybe(umask);
        }
    }

    /// All five sets, always written: to a runtime an absent set and an empty one may differ.
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Capabilities(List<String> bounding, List<String> effective, List<String> inheritable, List<String> permitted, List<String> ambient) {
        public Capabilities {
            bounding = Keep.list(bounding);
            effective = Keep.list(effective);
            inheritable = Keep.list(inheritable);
            permitted = Keep.list(permitted);
            ambient = Keep.list(ambient);
        }

        /// The same in the bounding, effective and permitted set, none inherited: as Docker does it for root.
        public static Capabilities of(List<String> names) {
            return new Capabilities(names, names, List.of(), names, List.of());
        }
    }

    /// A limit such as RLIMIT_NOFILE; -1 is unlimited.
    public record Rlimit(
            String type,
            @JsonSerialize(using = Unsigned.Writer.class) @JsonDeserialize(using = Unsigned.Reader.class) long hard,
            @JsonSerialize(using = Unsigned.Writer.class) @JsonDeserialize(using = Unsigned.Reader.class) long soft) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Hooks(List<Hook> prestart, List<Hook> createRuntime, List<Hook> createContainer, List<Hook> startContainer, List<Hook> poststart, List<Hook> poststop) {
        public Hooks {
            prestart = Keep.list(prestart);
            createRuntime = Keep.list(createRuntime);
            createContainer = Keep.list(createContainer);
            startContainer = Keep.list(startContainer);
            poststart = Keep.list(poststart);
            poststop = Keep.list(poststop);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Hook(String path, List<String> args, List<String> env, Optional<Integer> timeout) {
        public Hook {
            args = Keep.list(args);
            env = Keep.list(env);
            timeout = Keep.maybe(timeout);
        }
    }
}
