package io.jukung.runtime.conmon;

import io.jukung.runtime.ExitFacts;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// One container under watch: what is known of it, its first process, and its end, once.
record Watch(Facts facts, FirstProcess first, CompletableFuture<ExitFacts> exit) {
    static Watch over(Facts facts) {
        return new Watch(facts, FirstProcess.of(facts), new CompletableFuture<>());
    }

    void ended(ExitFacts facts) {
        exit.complete(first.ended(facts));
    }

    void onExit(Consumer<ExitFacts> listener) {
        exit.thenAccept(facts -> Thread.startVirtualThread(() -> listener.accept(facts)));
    }
}
