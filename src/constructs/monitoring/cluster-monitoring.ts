import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as actions from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { invalidArgument, requireArgument, requireProperties } from '../../arguments/argument';
import { text } from '../../arguments/checks';
import { shown } from '../../arguments/shown';
import { createAlarms } from './alarms';
import { MONITORING_OPTIONS } from './arguments';
import { MonitoringOptions } from './cluster-monitoring-options';
import { createDashboard } from './dashboard';
import { subscribeToCluster, subscribeToInstances } from './event-subscriptions';
import { MonitoredCluster } from './monitored-cluster';
import { createTopic } from './topic';

const ID = 'Monitoring';

/**
 * Alarms, a dashboard and events that fit the topology of a cluster; `addMonitoring` of a cluster creates it.
 *
 * Only metrics that the engine and the topology have are drawn and watched: readers lag where there are readers, a secondary cluster
 * of a global database lags behind another Region, capacity is that of Serverless v2, and a multi-master cluster has write conflicts.
 * `MonitoringAlarms` lists the alarms with their default thresholds, and `docs/monitoring.md` with the reasons for them.
 *
 * - **Alarms** watch the worst instance rather than the average. They tell nothing apart by instance, so they survive failovers. No
 *   data raises none of them but `failoverTarget`; a paused Serverless v2 instance raises none at all.
 * - **Topic**: alarms and events go to one topic. Nobody hears of them before it has a subscription:
 *   `monitoring.topic.addSubscription(...)`.
 * - **Events** of the cluster and its instances, such as failovers. Pauses of Serverless v2 are left out.
 * - **Dashboard**: the state of all alarms, and below it rows by subject with the thresholds drawn in.
 *
 * Readers that autoscaling adds are in the alarms, but not in the subscription to events of instances. There is no metric for the age
 * of a backup: Aurora backs up continuously, the storage of the backups is on the dashboard, and `LatestRestorableTime` of the cluster
 * tells how far a restore can go.
 * @example
 * const monitoring = cluster.addMonitoring({ alarms: { replicaLag: { threshold: 500 }, deadlocks: { enabled: false } } });
 * const name = monitoring.alarm('replicaLag').alarmName;
 */
export class ClusterMonitoring extends Construct {
  /**
   * Monitors a cluster. Called once for each.
   *
   * @internal
   */
  public static _of(scope: Construct, cluster: MonitoredCluster, options: MonitoringOptions = {}): ClusterMonitoring {
    requireProperties(MONITORING_OPTIONS, options, `${scope.node.path}/${ID}`, 'options');
    if (scope.node.tryFindChild(ID) !== undefined) {
      invalidArgument('The cluster is monitored already, got: a second `addMonitoring`; give all options to the first one', scope);
    }
    return new ClusterMonitoring(scope, cluster, options);
  }

  /** The alarms by name, as in `MonitoringAlarms`: those the cluster has, and nobody has switched off. */
  public readonly alarms: { [name: string]: cloudwatch.Alarm };

  /** Where alarms and events are sent. */
  public readonly topic: sns.ITopic;

  /** The dashboard; `undefined` when it is switched off. */
  public readonly dashboard?: cloudwatch.Dashboard;

  /** The subscription to events of the cluster; `undefined` when events are switched off. */
  public readonly eventSubscription?: rds.CfnEventSubscription;

  /** The subscription to events of the instances; `undefined` when events are switched off, and when there are no instances. */
  public readonly instanceEventSubscription?: rds.CfnEventSubscription;

  private constructor(scope: Construct, cluster: MonitoredCluster, options: MonitoringOptions) {
    super(scope, ID);
    if (options.topic !== undefined && options.topicEncryptionKey !== undefined) {
      invalidArgument('`topic` and `topicEncryptionKey` exclude each other, got both; encrypt the topic where it is created', this);
    }
    this.topic = options.topic ?? createTopic(this, options.topicEncryptionKey);

    const alarms = createAlarms(this, cluster, options.alarms);
    const action = new actions.SnsAction(this.topic);
    for (const { alarm } of alarms) {
      alarm.addAlarmAction(action);
      if (options.notifyWhenOver === true) {
        alarm.addOkAction(action);
      }
    }
    this.alarms = Object.fromEntries(alarms.map(({ name, alarm }) => [name, alarm]));
    this.dashboard = options.dashboard === false ? undefined : createDashboard(this, cluster, alarms);
    if (options.events !== false) {
      this.eventSubscription = subscribeToCluster(this, cluster, this.topic);
      this.instanceEventSubscription = subscribeToInstances(this, cluster, this.topic);
    }
  }

  /**
   * An alarm by its name, as in `MonitoringAlarms`.
   *
   * @param name a property of `MonitoringAlarms`, such as `replicaLag`
   * @throws an error for an alarm that the cluster does not have, or that is switched off
   */
  public alarm(name: string): cloudwatch.Alarm {
    requireArgument('name', name, text(), this);
    const found = Object.hasOwn(this.alarms, name) ? this.alarms[name] : undefined;
    return found ?? invalidArgument(`\`name\` must be an alarm of the cluster, got: ${shown(name)}; `
      + `give one of ${Object.keys(this.alarms).join(', ') || 'those you switch on'}`, this);
  }
}
