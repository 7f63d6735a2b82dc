package io.jukung.routes;

import io.jukung.api.ApiVersion;

/// Prints `docs/operations.md`: every operation of the API and how it is answered.
public final class OperationsPage {
    private OperationsPage() {}

    public static void main(String[] arguments) {
        System.out.print(text());
    }

    public static String text() {
        var text = new StringBuilder("# Operations of the API\n\nVersion " + ApiVersion.NEWEST + " of the Docker Engine API, from "
                + ApiVersion.MINIMUM + " on. This page is generated.\n\n| Operation | Answer |\n|---|---|\n");
        for (var operation : Operations.ALL) {
            text.append("| ").append(operation).append(" | ").append(switch (operation.how()) {
                case SERVED -> "served";
                case LATER -> "501, not yet";
                case SWARM -> "503, as a node outside a swarm answers";
            }).append(" |\n");
        }
        return text.toString();
    }
}
