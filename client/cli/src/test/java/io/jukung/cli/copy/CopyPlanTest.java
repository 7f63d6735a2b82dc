package io.jukung.cli.copy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jukung.cli.command.Failure;
import org.junit.jupiter.api.Test;

class CopyPlanTest {
    private static final CopyPlan.Source FILE = new CopyPlan.Source("/here/f", false, "");
    private static final CopyPlan.Source FOLDER = new CopyPlan.Source("/here/d", true, "");

    @Test void intoAFolderNamesStay() {
        var plan = CopyPlan.of(FILE, new CopyPlan.Target("/tmp", true, true));
        assertEquals("/tmp", plan.folder());
        assertEquals("f", plan.renamed("f"));
    }

    @Test void whatIsNotThereYetGetsTheNameOfTheTarget() {
        var plan = CopyPlan.of(FOLDER, new CopyPlan.Target("/tmp/new", false, false));
        assertEquals("/tmp", plan.folder());
        assertEquals("new/s/d", plan.renamed("d/s/d"));
        assertEquals("contents/a", CopyPlan.of(new CopyPlan.Source("/here/d/.", true, ""), new CopyPlan.Target("/tmp/contents", false, false)).renamed("./a"));
        assertEquals("root/etc", CopyPlan.of(new CopyPlan.Source("/", true, ""), new CopyPlan.Target("/tmp/root", false, false)).renamed("/etc"));
    }

    @Test void aFolderCannotBecomeAFileNorAFileAFolder() {
        assertEquals("cannot copy directory", assertThrows(Failure.class, () -> CopyPlan.of(FOLDER, new CopyPlan.Target("/tmp/f", true, false))).message());
        assertEquals("no such directory", assertThrows(Failure.class, () -> CopyPlan.of(FILE, new CopyPlan.Target("/tmp/nodir/", false, false))).message());
        assertEquals("no such directory", assertThrows(Failure.class, () -> CopyPlan.of(FILE, new CopyPlan.Target("", false, false))).message());
    }

    @Test void aWordThatBeginsLikeAPathIsOfThisMachine() {
        assertEquals(new CopySide("web", "/x:y"), CopySide.of("web:/x:y"));
        assertTrue(CopySide.of("./web:x").local());
        assertTrue(CopySide.of("/web:x").local());
        assertTrue(CopySide.of("web").local());
        assertTrue(CopySide.of(":x").local());
    }

    @Test void endingsOfPathsAreKept() {
        assertEquals("/a/b/", PathText.keepEnding(PathText.clean("/a//c/../b/"), "/a//c/../b/"));
        assertEquals("/a/.", PathText.keepEnding(PathText.clean("/a/."), "/a/."));
        assertEquals(".", PathText.last("/a/."));
        assertEquals("b", PathText.last("/a/b/"));
        assertEquals("/", PathText.last("/"));
    }
}
