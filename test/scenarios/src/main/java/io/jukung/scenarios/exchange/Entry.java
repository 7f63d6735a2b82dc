package io.jukung.scenarios.exchange;

import java.util.List;
import java.util.Map;

/// One thing that happened in a session.
sealed interface Entry {
    /// A request and its answer. `begins`, `answers` and `ends` count all events of the session in the order they were seen:
    /// what had ended before something began must have ended before it is said again.
    record Exchange(int begins, int answers, int ends, Request request, Answer answer) implements Entry {}

    /// A state that was waited for, aside from the client: until what `target` shows holds `text`.
    record Await(int begins, String target, String text) implements Entry {}

    /// `input` is what followed the head of a stream taken over, `halfClosed` whether the client then ended its direction.
    record Request(String method, String target, Map<String, String> headers, Content content, String input, boolean halfClosed) {
        public Request {
            headers = Map.copyOf(headers);
        }

        boolean upgrades() {
            return headers.containsKey("Upgrade");
        }

        /// Method and path, with a word in place of each name, and without version and query.
        String route() {
            var path = target.replaceFirst("\\?.*", "").replaceFirst("^/v\\d+\\.\\d+/", "/");
            for (var kind : List.of("containers", "exec", "networks")) path = path.replaceFirst("^/" + kind + "/(?!(json|create|prune)$)[^/]+", "/" + kind + "/{id}");
            return method + " " + path.replaceFirst("^/images/(?!(json|create|prune)$).+?(/(json|history|tag))?$", "/images/{name}$2");
        }
    }

    /// `cut` says that the client went while the answer was still being written.
    record Answer(int status, Map<String, String> headers, Content content, boolean cut) {
        public Answer {
            headers = Map.copyOf(headers);
        }
    }
}
