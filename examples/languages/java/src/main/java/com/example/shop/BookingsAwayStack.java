package com.example.shop;

import io.github.cdkauroratopology.GlobalDatabase;
import io.github.cdkauroratopology.SecondaryClusterOptions;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** A Region that follows: it answers reads, and forwards writes. */
public class BookingsAwayStack extends Stack {
    public BookingsAwayStack(final Construct scope, final String id, final StackProps props, final GlobalDatabase bookings) {
        super(scope, id, props);

        bookings.addSecondary(this, "Bookings", SecondaryClusterOptions.builder()
            .vpc(Network.databaseVpc(this))
            .writeForwarding(true)
            .build());
    }
}
