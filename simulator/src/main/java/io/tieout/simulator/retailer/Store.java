package io.tieout.simulator.retailer;

import java.time.ZoneId;

/// A store with its registers; they are numbered from 1.
record Store(String id, Company company, ZoneId zone, int registers, int cashiers) {}
