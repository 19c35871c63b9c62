package io.tieout.simulator.retailer;

/// Where everything happens: what there is, what is to come, and who tells of it.
record Scene(World world, Agenda agenda, Voice voice, Handover handover) {}
