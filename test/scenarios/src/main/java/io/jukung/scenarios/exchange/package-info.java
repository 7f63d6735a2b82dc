/// Golden exchanges: what real clients and a real dockerd said to each other, recorded, and said again to an engine of ours.
@NullMarked
package io.jukung.scenarios.exchange;

import org.jspecify.annotations.NullMarked;
