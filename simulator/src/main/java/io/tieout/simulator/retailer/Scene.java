package io.tieout.simulator.retailer;

/// Where everything happens: what there is, what is to come, who tells of it, and the goods.
record Scene(World world, Agenda agenda, Voice voice, Handover handover, Stock stock) {}
