package io.jukung.scenarios;

/// The lines that drive a scene's one terminal, a tmux server of its own with a single window.
///
/// What the line typed there prints can be awaited as the screen shows it, and is written byte for byte to `$S/terminal`.
/// When the line ends, its exit code stands below it as `[exit N]`.
final class Terminal {
    static final String SCREEN = "tmux -S $S/tmux capture-pane -p";
    static final String END = "tmux -S $S/tmux kill-server 2>/dev/null; rm -f $S/tmux";

    private Terminal() {}

    /// A terminal of 80 by 24 with this line running in it; the one before is closed.
    static String open(String line) {
        var play = "trap : INT QUIT TSTP; " + line + "; printf '\\n[exit %s]\\n' $?; exec sleep 3600";
        return END + "; : > $S/terminal; tmux -f /dev/null -S $S/tmux new-session -d -x 80 -y 24 sh -c " + quoted(play)
                + " \\; pipe-pane 'cat >> $S/terminal' \\; set -g status off \\; resize-window -x 80 -y 24";
    }

    /// @param words of tmux' `send-keys`: names such as `Enter`, `C-c`, or quoted text
    static String keys(String words) { return "tmux -S $S/tmux send-keys " + words; }

    static String size(String columnsAndRows) {
        var both = columnsAndRows.split("x", 2);
        return "tmux -S $S/tmux resize-window -x " + Integer.parseInt(both[0]) + " -y " + Integer.parseInt(both[1]);
    }

    private static String quoted(String text) { return "'" + text.replace("'", "'\\''") + "'"; }
}
