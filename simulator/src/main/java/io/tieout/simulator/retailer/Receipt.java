package io.tieout.simulator.retailer;

import io.tieout.event.Reference;

/// What a register is about to record.
///
/// @param register counted from 0
/// @param number among the receipts of its register that day, from 1 on
record Receipt(Reference name, int register, long number) {}
