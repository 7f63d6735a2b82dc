package io.jukung.oci;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.annotation.JsonSerialize;

/// A filter of system calls: the `linux.seccomp` of a runtime spec.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Seccomp(String defaultAction, Optional<Integer> defaultErrnoRet, List<String> architectures, List<String> flags, List<Syscall> syscalls) {
    public Seccomp {
        defaultErrnoRet = Keep.maybe(defaultErrnoRet);
        architectures = Keep.list(architectures);
        flags = Keep.list(flags);
        syscalls = Keep.list(syscalls);
    }

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Syscall(List<String> names, String action, Optional<Integer> errnoRet, List<Arg> args) {
        public Syscall {
            names = Keep.list(names);
            errnoRet = Keep.maybe(errnoRet);
            args = Keep.list(args);
        }
    }

    public record Arg(
            int index,
            @JsonSerialize(using = Unsigned.Writer.class) @JsonDeserialize(using = Unsigned.Reader.class) long value,
            @JsonSerialize(using = Unsigned.Writer.class) @JsonDeserialize(using = Unsigned.Reader.class) long valueTwo,
            String op) {}
}
