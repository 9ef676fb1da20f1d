export { auditCorpus } from "./audit/corpus.ts";
export type { AuditCorpusOptions, AuditProgress, SourcedChunk } from "./audit/options.ts";
export type {
  CorpusReport,
  CorpusSignal,
  DuplicateGroup,
  QuestionGroup,
  RankedChunk,
  RuleCount,
  SourceShare,
} from "./audit/report.ts";
export type { CorpusBaseline, CorpusDrift } from "./audit/spread.ts";
export type { CheckContext, Checker, DocumentsContext, StreamContext } from "./core/check.ts";
export type { Engine, Matcher } from "./core/engine.ts";
export {
  type BlockDetails,
  GuardBlockedError,
  GuardError,
  type GuardErrorCode,
  isGuardError,
} from "./core/errors.ts";
export type { CheckEvent, EventListener } from "./core/events.ts";
export type { ContentOf, Guarded } from "./core/guard.ts";
export type { GuardOptions, OnBlock, PipelineKind, PipelineOptions } from "./core/guard-options.ts";
export { isBlocked } from "./core/is-blocked.ts";
export type { CheckerOptions } from "./core/options.ts";
export type { OutputTexts } from "./core/output.ts";
export type { Policy } from "./core/policy.ts";
export type { AllowEntry } from "./core/policy-allow.ts";
export type { RestoreOptions, Restorer } from "./core/restorer.ts";
export type {
  CompiledRule,
  Factor,
  Rule,
  RuleContext,
  RulePack,
} from "./core/rule.ts";
export type { RoleStage, Segment, Segments } from "./core/segments.ts";
export type {
  Action,
  BlockReason,
  CheckedDocuments,
  DocumentChunk,
  DroppedDocument,
  Finding,
  Guard,
  GuardFailure,
  Inspection,
  Marking,
  Match,
  Passage,
  Principal,
  QuarantinedDocument,
  Span,
  Stage,
  StageActions,
  Treatment,
  Verdict,
} from "./core/types.ts";
export { type Vault, type VaultOptions, vault } from "./core/vault.ts";
export type { Signal, View, ViewName, Views } from "./core/views.ts";
export { createChecker, guard } from "./create.ts";
export {
  type AttackMemory,
  type AttackMemoryOptions,
  type AttackStore,
  attackMemory,
  type KnownAttack,
  type MemoryAttackStoreOptions,
  memoryAttackStore,
  type NearestAttack,
  type StoredAttack,
} from "./guards/attack-memory/index.ts";
export {
  buildConfidentialIndex,
  type ConfidentialDocument,
  type ConfidentialIndex,
  type ConfidentialIndexOptions,
  type ConfidentialOptions,
  confidential,
  readConfidentialIndex,
} from "./guards/confidential/index.ts";
export {
  type AclDocument,
  type AclFilter,
  type AclPrincipal,
  type AclRule,
  type Authorize,
  type Authorized,
  type AuthorizeOptions,
  type AuthorizeRequest,
  authorizeDocuments,
  canonicalRule,
  type DocumentAcl,
  type DocumentAclOptions,
  documentAcl,
  type Explanation,
  type FieldType,
  type GuardRetrieverOptions,
  guardRetriever,
  type Operand,
  type RetrievalEvent,
  type Retrieve,
  type SearchRequest,
  type SqlFilter,
  type StoreFilters,
} from "./guards/document-acl/index.ts";
export { type DocumentSealOptions, documentSeal } from "./guards/document-seal/index.ts";
export {
  type BuiltInClassifierOptions,
  type HeadClassifierOptions,
  type InjectionClassifierOptions,
  injectionClassifier,
  type ModelClassifierOptions,
} from "./guards/injection-classifier/index.ts";
export { type ExfiltrationOptions, exfiltration, type ForeignUrls } from "./guards/output-handling/index.ts";
export { type PhoneParser, type PiiOptions, type PiiPreset, pii } from "./guards/pii/index.ts";
export { type InjectionPatternsOptions, injectionPatterns } from "./guards/prompt-injection/index.ts";
export { type SecretsOptions, secrets } from "./guards/secrets/index.ts";
export { type SpotlitDocuments, spotlightDocuments } from "./guards/spotlight/documents.ts";
export { type SpotlightMode, type SpotlightOptions, spotlight } from "./guards/spotlight/index.ts";
export {
  createCanary,
  type PromptLeakageOptions,
  promptLeakage,
} from "./guards/system-prompt-leakage/index.ts";
export {
  type EnforceToolsOptions,
  enforceTools,
  type ToolCall,
  type ToolContext,
  type ToolDecision,
  type ToolPolicy,
  type ToolRule,
  type ToolSession,
  type ToolsOptions,
  toolCallsOf,
  toolSession,
  tools,
} from "./guards/tool-abuse/index.ts";
export {
  type DatasetCheck,
  type DatasetFile,
  type DatasetFiles,
  type HashDatasetOptions,
  hashDataset,
  type VerifyDatasetOptions,
  verifyDataset,
} from "./integrity/dataset.ts";
export { importPublicKey, importSealKey, type SealFailure, type SealKey } from "./integrity/keys.ts";
export type { DatasetManifest, Lineage, ManifestFile } from "./integrity/manifest.ts";
export {
  type OpenedSeal,
  type OpenSealFailure,
  type OpenSealOptions,
  openSeal,
  type Sealed,
  type SealedChunk,
  type SealOptions,
  seal,
} from "./integrity/seal.ts";
export {
  type LoadedWeights,
  type LoadWeightsOptions,
  loadWeights,
  signWeights,
  type WeightsFile,
} from "./integrity/weights-file.ts";
export type { AnswerCache } from "./models/batches.ts";
export type { Manifest as ModelManifest } from "./models/built-in.ts";
export type { EmbedContext, Embedder, Vector } from "./models/embedder.ts";
export { type FitHeadOptions, type FittedHead, fitHead } from "./models/fit-head.ts";
export { type Head, type HeadModelOptions, headModel } from "./models/head.ts";
export type { HeadFigures } from "./models/head-figures.ts";
export type { HeadExample } from "./models/head-samples.ts";
export { type HttpEmbedderOptions, httpEmbedder } from "./models/http-embedder.ts";
export { textVector } from "./models/text-vector.ts";
export type { ScoreContext, Thresholds, WindowModel } from "./models/window-model.ts";
export { type RecommendedOptions, recommended } from "./recommended.ts";
