package com.example.shop;

import io.github.cdkauroratopology.SingleMasterCluster;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** One writer, and a reader in another Availability Zone. */
public class OrdersStack extends Stack {
    public OrdersStack(final Construct scope, final String id, final StackProps props) {
        super(scope, id, props);

        SingleMasterCluster.Builder.create(this, "Cluster")
            .vpc(Network.databaseVpc(this))
            .engine(Network.postgres())
            .defaultDatabaseName("orders")
            .build();
    }
}
