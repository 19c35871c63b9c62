package io.tieout.simulator.output;

import io.tieout.event.BusinessEvent;
import io.tieout.simulator.suite.Json;
import io.tieout.simulator.vendor.VendorShapes;
import io.tieout.simulator.vendor.Webhook;
import java.io.OutputStream;

/// Writes what systems say in their vendor's words as the webhooks that they send, and everything else as CloudEvents;
/// one to a line either way.
public final class VendorLines implements Output {

    private final CloudEventLines lines;
    private final VendorShapes shapes;

    public VendorLines(OutputStream out, VendorShapes shapes) {
        this.lines = new CloudEventLines(out);
        this.shapes = shapes;
    }

    @Override
    public void told(BusinessEvent event) {
        Webhook webhook = shapes.of(event);
        if (webhook == null) {
            lines.told(event);
        } else {
            lines.line(Json.bytes(webhook.json()));
        }
    }

    @Override
    public void finish() {
        lines.finish();
    }

    @Override
    public void close() {
        lines.close();
    }
}
