package io.jukung.runtime.spec;

import io.jukung.base.Problem;
import io.jukung.oci.Json;
import io.jukung.oci.Seccomp;
import io.jukung.runtime.SecuritySpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Resolves a profile for one container: by its capabilities, the machine and the kernel.
final class SeccompProfile {
    private static final int EPERM = 1;

    private SeccompProfile() {}

    static Optional<Seccomp> of(SecuritySpec security, Collection<String> capabilities, HostLimits host) {
        return switch (security.seccomp()) {
            case SecuritySpec.Unconfined() -> Optional.empty();
            case SecuritySpec.Usual() -> security.privileged() ? Optional.empty()
                    : Optional.of(resolve("SCMP_ACT_ERRNO", Optional.of(EPERM), architectures(host.arch()), List.of(), SeccompTable.rules(), capabilities, host));
            case SecuritySpec.Profile(var json) -> Optional.of(custom(json, capabilities, host));
        };
    }

    private static Seccomp resolve(String action, Optional<Integer> errno, List<String> architectures, List<String> flags,
                                   List<SeccompRule> rules, Collection<String> capabilities, HostLimits host) {
        var calls = rules.stream().filter(r -> r.when().holds(capabilities, host.arch(), host.kernel())).map(SeccompRule::toSpec).toList();
        return new Seccomp(action, errno, architectures, flags, calls);
    }

    private static List<String> architectures(String arch) {
        return switch (arch) {
            case "amd64" -> List.of("SCMP_ARCH_X86_64", "SCMP_ARCH_X86", "SCMP_ARCH_X32");
            case "arm64" -> List.of("SCMP_ARCH_AARCH64", "SCMP_ARCH_ARM");
            default -> List.of();
        };
    }

    private static Seccomp custom(String json, Collection<String> capabilities, HostLimits host) {
        JsonNode root;
        try {
            root = Json.tree(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new Problem.Invalid("decoding seccomp profile failed: " + e.getMessage(), "give a profile in Docker's JSON form, or seccomp=unconfined");
        }
        var rules = new ArrayList<SeccompRule>();
        for (var call : root.path("syscalls")) rules.add(rule(call));
        var named = texts(root.path("architectures"));
        return resolve(root.path("defaultAction").asString(""), number(root.path("defaultErrnoRet")),
                named.isEmpty() ? architectures(host.arch()) : named, texts(root.path("flags")), rules, capabilities, host);
    }

    private static SeccompRule rule(JsonNode call) {
        var names = call.has("name") ? List.of(call.path("name").asString("")) : texts(call.path("names"));
        var args = new ArrayList<Seccomp.Arg>();
        for (var arg : call.path("args")) {
            args.add(new Seccomp.Arg(arg.path("index").asInt(0), bits(arg.path("value")), bits(arg.path("valueTwo")), arg.path("op").asString("")));
        }
        var in = call.path("includes");
        var out = call.path("excludes");
        var kernel = in.path("minKernel").asString("");
        return new SeccompRule(names, call.path("action").asString(""), number(call.path("errnoRet")), args, new SeccompRule.When(
                texts(in.path("caps")), texts(in.path("arches")), kernel.isEmpty() ? Optional.empty() : Optional.of(kernel),
                texts(out.path("caps")), texts(out.path("arches"))));
    }

    private static long bits(JsonNode node) {
        return node.isNumber() ? node.bigIntegerValue().longValue() : 0;
    }

    private static Optional<Integer> number(JsonNode node) {
        return node.isNumber() ? Optional.of(node.asInt()) : Optional.empty();
    }

    private static List<String> texts(JsonNode array) {
        var list = new ArrayList<String>();
        for (var item : array) list.add(item.asString(""));
        return list;
    }
}
