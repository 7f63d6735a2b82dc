/// What every part of Jukung stands on: errors that help, tasks that end, ids, and undo.
@NullMarked
package io.jukung.base;

import org.jspecify.annotations.NullMarked;
