/** As much of an OpenAPI document as is touched here. */
export interface OpenApi {
  paths?: Record<string, Record<string, OpenApiOperation>>
  components?: { schemas?: Record<string, unknown> }
}

export interface OpenApiOperation {
  responses?: Record<string, unknown>
  requestBody?: unknown
  parameters?: unknown[]
  security?: unknown[]
}
