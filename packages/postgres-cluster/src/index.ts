export { type Cluster, type ClusterOptions, createCluster, startCluster } from './cluster.ts'
