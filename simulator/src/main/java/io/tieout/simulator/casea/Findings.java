package io.tieout.simulator.casea;

import java.util.List;
import java.util.Map;

/// What the suite found, in the terms of the domain guide.
///
/// @param figures single figures by what they are
record Findings(List<Row> threeColumn, List<Break> breaks, Map<String, String> figures) {

    /// A row of the three-column report; amounts in major units.
    record Row(
            String status,
            int sourceCount,
            String source,
            int erpCount,
            String erp,
            String variance,
            String breaks,
            String timing,
            String absolute) {}

    /// A break by the refund it is about; R6 stands for the three partials of one order.
    record Break(String refund, String breakClass, String delta, String step, String status) {}
}
