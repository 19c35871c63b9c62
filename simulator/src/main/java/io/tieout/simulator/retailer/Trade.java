package io.tieout.simulator.retailer;

/// What it takes to sell something: the scene, and those who move the money for it.
record Trade(Scene scene, Settlement settlement, Cards cards) {}
