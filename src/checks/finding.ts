/**
 * What Aurora does to a template that breaks a rule.
 *
 * The effect decides the severity: `REJECTED` is an error, everything else a warning, because a template that deploys
 * never fails synthesis. `REPLACED` is an error where data goes with what is replaced: whoever compares with what is
 * deployed asks for just that.
 */
export enum AuroraEffect {
  /** The service or CloudFormation refuses it. */
  REJECTED = 'rejected',
  /** Accepted, and silently not done. */
  IGNORED = 'ignored',
  /** Works, but hurts. */
  DEGRADED = 'degraded',
  /** Works today, and will not. */
  EXPIRING = 'expiring',
  /** A change: CloudFormation makes a new one and deletes the old one, or deletes it without a new one. */
  REPLACED = 'replaced',
  /** A change: something restarts, or cannot be reached for a while. */
  INTERRUPTED = 'interrupted',
  /** A change: there is no way back. */
  IRREVERSIBLE = 'irreversible',
}

/** How a finding is reported. */
export enum AuroraSeverity {
  /** Synthesis fails. */
  ERROR = 'error',
  /** Synthesis goes on. */
  WARNING = 'warning',
  /** The rule is switched off. */
  OFF = 'off',
}

/** What shows that a template is refused, the most certain first. */
export enum AuroraWitness {
  /** The words of RDS or of CloudFormation, in a report of somebody they were said to. */
  SERVICE_MESSAGE = 'service message',
  /** The code of CloudFormation that creates the resource. */
  HANDLER = 'handler',
  /** The schema of the resource type, which CloudFormation holds templates against. */
  SCHEMA = 'schema',
  /** What the model of the API requires: a word of a set, a pattern, a length. */
  API_MODEL = 'API model',
  /** Documentation alone: it says so, and no refusal was seen. */
  DOCUMENTATION = 'documentation',
}

/** A rule of the catalogue. */
export interface AuroraRuleInfo {
  /** The permanent id, such as `MultiMasterWriterLimit`. Acknowledge it as `Aurora::MultiMasterWriterLimit`. */
  readonly ruleId: string;
  /** The subject matter, such as `multi-master`. */
  readonly topic: string;
  /** What Aurora does to a template that breaks it. */
  readonly effect: AuroraEffect;
  /** How it is reported unless the options say otherwise. */
  readonly severity: AuroraSeverity;
  /** Whether it is only true because time passed: a retired version or mode. */
  readonly lifecycle: boolean;
  /** What holds when the rule is kept. */
  readonly summary: string;
  /** Its page in the docs. */
  readonly documentation: string;
  /** Where the constraint is documented: URLs. */
  readonly sources: string[];
  /** What shows that a template that breaks it is refused; absent where it is not. */
  readonly witness?: AuroraWitness;
  /** The version of this package that first had the rule. */
  readonly since: string;
}

/** A rule that is broken at a place of the app. */
export interface AuroraFinding {
  /** The id of the rule, such as `MultiMasterWriterLimit`. */
  readonly ruleId: string;
  /**
   * The id that acknowledges it, on its construct or any ancestor: `Validations.of(construct).acknowledge({ id, reason })`.
   *
   * That of a change names what it allows, such as `Aurora::ClusterEngineModeChanged[serverless->provisioned]`, with `none` for a side
   * that is not set, or the logical id of what is removed. The id of the rule alone, `Aurora::ClusterPortChanged`, is enough too, but for
   * the effects `REPLACED` and `IRREVERSIBLE`.
   */
  readonly acknowledgementId: string;
  /** The subject matter of the rule. */
  readonly topic: string;
  /** What Aurora does about it. */
  readonly effect: AuroraEffect;
  /** How it is reported; never `OFF`. */
  readonly severity: AuroraSeverity;
  /** Whether it is only true because time passed. */
  readonly lifecycle: boolean;
  /** The path of the L1 construct it is about, such as `Stack/Cluster/Resource`. */
  readonly constructPath: string;
  /** The logical id of that resource in its template. */
  readonly logicalId: string;
  /**
   * The property it is about, below `Properties`, such as `ServerlessV2ScalingConfiguration.MaxCapacity`.
   *
   * @default - the resource as a whole
   */
  readonly property?: string;
  /** What is wrong, with the actual value. */
  readonly what: string;
  /** What the service does, and when. */
  readonly why: string;
  /** The one step that mends it. */
  readonly fix: string;
  /**
   * Under which condition it holds, such as `condition IsProduction is true` or `parameter Class is 'db.t2.micro' or 'db.t3.micro'`.
   *
   * Where several values lead to it, `what`, `why` and `fix` speak of the first. At most five are listed, and the rest is counted.
   *
   * @default - it always holds
   */
  readonly condition?: string;
  /**
   * What changes, where the rule is about a change.
   *
   * @default - the rule is about what is declared, whatever is deployed
   */
  readonly change?: AuroraChange;
  /** What is wrong and why, in full sentences: what reports print. */
  readonly message: string;
  /** The page of the docs about the rule. */
  readonly documentation: string;
}

/** What CloudFormation does with a resource, in the words of `cdk diff`. */
export enum AuroraChangeAction {
  /** It is new. */
  CREATE = 'create',
  /** It is changed in place. */
  UPDATE = 'update',
  /** A new one is made, and the old one deleted. */
  REPLACE = 'replace',
  /** It is deleted. */
  DESTROY = 'destroy',
  /** It is left as it is, outside the stack. */
  ORPHAN = 'orphan',
}

/** A change of what is deployed. */
export interface AuroraChange {
  /** What CloudFormation does with the resource. */
  readonly action: AuroraChangeAction;
  /**
   * The property that changes, below `Properties`.
   *
   * @default - the resource as a whole
   */
  readonly property?: string;
  /**
   * What the property says where it is deployed, as messages show it; nothing secret.
   *
   * @default - it is not set
   */
  readonly beforeValue?: string;
  /**
   * What the property is about to say, as messages show it; nothing secret.
   *
   * @default - it is not set
   */
  readonly afterValue?: string;
  /** Whether the resource is replaced. */
  readonly replacement: boolean;
  /**
   * What CloudFormation does with the old one: `Delete`, `Retain` or `Snapshot`.
   *
   * @default - the old one goes on, or the policy is not known
   */
  readonly policyAction?: string;
  /** Whether data is lost with what is replaced or deleted, and not even left in a snapshot. */
  readonly dataLoss: boolean;
  /** What is replaced with it, because it refers to it. */
  readonly dependants: AuroraChangeDependant[];
}

/** A resource that is replaced because one it refers to is. */
export interface AuroraChangeDependant {
  /** The path of the L1 construct. */
  readonly constructPath: string;
  /** The logical id of the resource. */
  readonly logicalId: string;
  /** The property that refers to what is replaced. */
  readonly property: string;
}

/** A rule that could not be decided on a resource, because the template leaves a value to the deployment. */
export interface AuroraUndecided {
  /** The id of the rule. */
  readonly ruleId: string;
  /** The path of the L1 construct. */
  readonly constructPath: string;
  /** The property that cannot be known at synthesis. */
  readonly property: string;
}
