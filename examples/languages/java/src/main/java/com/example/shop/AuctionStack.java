package com.example.shop;

import io.github.cdkauroratopology.ConflictHandling;
import io.github.cdkauroratopology.MultiMasterCluster;
import io.github.cdkauroratopology.PartitionedWritesOptions;
import io.github.cdkauroratopology.WritePartition;
import java.util.List;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** Two writers at once, each for its own part of the data. AWS retired such clusters: the checks say so. */
public class AuctionStack extends Stack {
    public AuctionStack(final Construct scope, final String id, final StackProps props) {
        super(scope, id, props);

        MultiMasterCluster.Builder.create(this, "Cluster")
            .vpc(Network.databaseVpc(this))
            .writers(2)
            .conflictHandling(ConflictHandling.partitionedWrites(PartitionedWritesOptions.builder()
                .partitions(List.of(
                    WritePartition.builder().partition("americas").writer(1).build(),
                    WritePartition.builder().partition("europe").writer(2).build()))
                .build()))
            .build();
    }
}
